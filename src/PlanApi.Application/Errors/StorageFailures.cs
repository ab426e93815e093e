namespace PlanApi.Application.Errors;

/// <summary>Something is wrong with the disk or the database's files. It works again when somebody has repaired it.</summary>
public abstract record StorageFailure(string Code, string Message) : Failure(Code, Message)
{
    internal override bool IsPassing => true;
}

/// <summary>The disk that the database or a temporary file is written to has no space left.</summary>
public sealed record StorageFull()
    : StorageFailure(
        "storage-full",
        "There is no space left for the database or its temporary files; nothing was changed. Make space on the server's disk, "
            + "and send it again."
    );

/// <summary>The database can only be read.</summary>
public sealed record StorageReadOnly()
    : StorageFailure("storage-read-only", "The database is read-only; nothing was changed. Let the service write it, and send it again.");

/// <summary>The file in the place of the database is not a database, or not a complete one.</summary>
public sealed record StorageDamaged()
    : StorageFailure(
        "storage-damaged",
        "The database is damaged, or is none; nothing was changed. Stop the service and restore a back-up."
    );

/// <summary>The database cannot be reached.</summary>
public sealed record StorageUnavailable(string Reason)
    : StorageFailure("storage-unavailable", $"{Reason} Nothing was changed; try again once it is mended.");
