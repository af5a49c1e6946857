/* A request by htmx that fails must not fail silently. */
"use strict";

const REASONS = { 403: "您没有办理此事的权限。", 404: "找不到该记录，可能已不在您的管辖范围内。", 413: "文件太大，未能上传。" };

function tell(words) {
  const alert = document.createElement("div");
  alert.className = "alert alert-danger";
  alert.setAttribute("role", "alert");
  alert.textContent = words;
  document.getElementById("messages").replaceChildren(alert);
  alert.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", (event) => {
  tell(REASONS[event.detail.xhr.status] || "操作没有成功，请稍后再试；若反复出现，请联系管理员。");
});
document.addEventListener("htmx:sendError", () => tell("网络不通，内容尚未保存。请检查网络后再试。"));
