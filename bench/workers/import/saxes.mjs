import "saxes";
