"""Reads one session repeatedly into plain Python objects with lxml, and prints the time of each run."""

import json
import resource
import sys
import time

from lxml import etree

NAMESPACE = "{http://www.cinesync.com/ns/session/3.0}"
MEDIA, ANNOTATION, NOTES, NAME, LOCATORS, LINE, CHAT, GROUP = (
    NAMESPACE + name for name in ("media", "annotation", "notes", "name", "locators", "line", "chat", "group")
)
KINDS = {"shortHash": "short-hash"}
COLUMNS = len(NAMESPACE)


def read_line(element):
    get = element.get
    return {
        "kind": "line",
        "color": get("color"),
        "alpha": float(get("alpha")),
        "thickness": float(get("thickness")),
        "id": get("id"),
        "points": [
            {"x": float(point.get("x")), "y": float(point.get("y")), "alpha": float(point.get("alpha"))}
            for point in element
        ],
    }


def read_annotation(element):
    annotation = {"frame": int(element.get("frame")), "notes": "", "objects": []}
    for child in element:
        if child.tag == LINE:
            annotation["objects"].append(read_line(child))
        elif child.tag == NOTES:
            annotation["notes"] = child.text or ""
    return annotation


def read_media(element):
    media = {
        "kind": "file",
        "userData": element.get("userData", ""),
        "active": element.get("active") == "true",
        "currentFrame": int(element.get("currentFrame", 1)),
        "name": "",
        "locators": [],
        "groups": [],
        "notes": "",
        "annotations": [],
    }
    for child in element:
        if child.tag == ANNOTATION:
            media["annotations"].append(read_annotation(child))
        elif child.tag == NAME:
            media["name"] = child.text or ""
        elif child.tag == LOCATORS:
            media["locators"] = [
                {"kind": KINDS.get(one.tag[COLUMNS:], one.tag[COLUMNS:]), "value": one.text or ""} for one in child
            ]
        elif child.tag == NOTES:
            media["notes"] = child.text or ""
        elif child.tag == GROUP:
            media["groups"].append(child.text or "")
    return media


def read_session(data):
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    session = {
        "version": int(root.get("version")),
        "sessionFeatures": root.get("sessionFeatures"),
        "hashToken": root.get("hashToken", ""),
        "userData": root.get("userData", ""),
        "groups": [],
        "notes": "",
        "chat": "",
        "media": [],
    }
    for child in root:
        if child.tag == MEDIA:
            session["media"].append(read_media(child))
        elif child.tag in (NOTES, CHAT):
            session[child.tag[COLUMNS:]] = child.text or ""
        elif child.tag == GROUP:
            session["groups"].append(child.text or "")
    return session


def peak_memory():
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


def main(path, times, output):
    with open(path, "rb") as file:
        data = file.read()
    durations = []
    session = None
    for _ in range(times):
        session = None
        wall, cpu = time.perf_counter(), time.process_time()
        session = read_session(data)
        durations.append(
            {"wall": (time.perf_counter() - wall) * 1000, "cpu": (time.process_time() - cpu) * 1000}
        )
    if output == "model":
        json.dump(session, sys.stdout)
        return
    annotations = [annotation for media in session["media"] for annotation in media["annotations"]]
    summary = {
        "movies": len(session["media"]),
        "annotations": len(annotations),
        "points": sum(len(line["points"]) for annotation in annotations for line in annotation["objects"]),
    }
    json.dump({"durations": durations, "peak": peak_memory(), "summary": summary}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
