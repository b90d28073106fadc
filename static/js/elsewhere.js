// Pages tell each other that they were opened: perhaps somebody signed in there.
const pages = "BroadcastChannel" in window ? new BroadcastChannel("pages") : undefined;
pages?.postMessage("opened");
pages?.addEventListener("message", () => document.dispatchEvent(new Event("keepwarm:elsewhere")));
