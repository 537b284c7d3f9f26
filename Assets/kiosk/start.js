document.body.append(banner);
listen();
beat();
waitForIdleness();
