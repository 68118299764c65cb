"""Taking things out of the app: what a pane shows, as text, as figures or as a picture."""
