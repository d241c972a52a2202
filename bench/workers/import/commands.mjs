import "@cinesync/commands";
