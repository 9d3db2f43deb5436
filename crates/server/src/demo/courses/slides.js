// Slides with a question each. What speaks with the house is `tongue`: it tells where the learner was, keeps his place, and says what came of it.
(function () {
  "use strict";
  const slides = Array.from(document.querySelectorAll("main > section"));
  const state = { at: 0, right: [] };

  function show(at) {
    state.at = Math.min(at, slides.length - 1);
    slides.forEach((slide, index) => { slide.hidden = index !== state.at; });
    document.querySelector(".place").textContent = "第 " + (state.at + 1) + " 页，共 " + slides.length + " 页";
    scrollTo(0, 0);
  }

  function next(slide) {
    const chosen = slide.querySelector("input:checked");
    const told = slide.querySelector(".told");
    if (!chosen) { told.textContent = "请先选一个答案。"; return; }
    state.right[state.at] = chosen.value === "right";
    told.textContent = state.right[state.at] ? "对。" : "不对。" + slide.dataset.why;
    const button = slide.querySelector("button");
    button.textContent = state.at + 1 < slides.length ? "下一页" : "完成";
    button.onclick = () => {
      if (state.at + 1 < slides.length) {
        show(state.at + 1);
        tongue.keep(JSON.stringify(state));
      } else {
        button.disabled = true;
        end(told);
      }
    };
  }

  async function end(told) {
    const result = state.right.filter(Boolean).length / slides.length;
    told.textContent = "答对 " + Math.round(result * 100) + "%。正在保存……";
    try {
      await tongue.end(result, JSON.stringify({ at: 0, right: [] }));
      told.textContent = "答对 " + Math.round(result * 100) + "%，已保存。可以返回了。";
    } catch (error) {
      told.textContent = "没有保存上，请检查网络后刷新再做。";
    }
  }

  slides.forEach((slide) => { slide.querySelector("button").onclick = () => next(slide); });
  Promise.resolve(tongue.begin()).then((kept) => {
    try { Object.assign(state, JSON.parse(kept || "{}")); } catch (error) { /* Nothing that can be read was kept: from the beginning. */ }
    show(state.at || 0);
  });
})();
