/** The teacher’s page: the network of every pair of the box that this page comes from. */
import { useModel } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { siteBase, takeFragment } from "../browser/address.ts";
import { askForBox, openBoxWire } from "../browser/box.ts";
import { after } from "../browser/timers.ts";
import { ClassPage } from "../components/box/ClassPage.tsx";
import { TeacherModel } from "../models/box/teacher.ts";

export default function Class({ root }: { root: string }) {
  const teacher = useModel(() =>
    new TeacherModel({
      after,
      ask: () => askForBox(siteBase(root)),
      connect: (path, hearing) => openBoxWire(siteBase(root), path, hearing),
    })
  );
  useEffect(() => void teacher.ask(takeFragment()), [teacher]);
  return <ClassPage view={{ ...teacher, ask: () => void teacher.ask() }} />;
}
