document.body.append(banner);
listen();
waitForIdleness();
