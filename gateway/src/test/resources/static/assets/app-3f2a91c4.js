document.title = "Cổng thử";
