/* The name drawn with a finger goes along with the form as a PNG. */
const canvas = document.getElementById("pad");
const drawn = document.querySelector('input[name="drawn"]');
const pad = new SignaturePad(canvas, { penColor: "#1b2733" });

/* As many pixels as the screen really has. What was drawn stays when the phone is turned. */
function fit() {
  const strokes = pad.toData();
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad.clear();
  if (strokes.length) pad.fromData(strokes);
  else if (drawn.value) pad.fromDataURL(drawn.value, { ratio, width: canvas.offsetWidth, height: canvas.offsetHeight });
}

fit();
window.addEventListener("resize", fit);
pad.addEventListener("endStroke", () => { drawn.value = pad.toDataURL("image/png"); });
document.getElementById("pad-clear").addEventListener("click", () => {
  pad.clear();
  drawn.value = "";
});
