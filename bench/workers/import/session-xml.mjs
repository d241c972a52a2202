import "@cinesync/session-xml";
