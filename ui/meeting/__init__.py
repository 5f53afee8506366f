"""The meeting: agenda tree, attendee panel, the page, and the action pane."""
