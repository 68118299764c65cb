"""The app in a browser: a web server for this machine alone, and for each tab an app of its own."""
