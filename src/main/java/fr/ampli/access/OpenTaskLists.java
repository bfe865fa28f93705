package fr.ampli.access;

import java.util.Collection;
import java.util.List;

/** Open tasks of many dossiers, each answer from one question whatever their number. Kept outside: by the engine. */
public interface OpenTaskLists {

    /** Those with these ids that are tasks of a dossier and still open. */
    List<OpenTask> withIds(Collection<String> ids);
}
