// Says on the front page that the record has something new, as it comes.

const notice = document.querySelector<HTMLElement>("[data-news]");

if (notice) {
  const stream = new EventSource(`/events?since=${notice.dataset.news}`);
  stream.addEventListener("news", () => {
    notice.hidden = false;
    stream.close();
  });
  addEventListener("pagehide", () => stream.close());
}
