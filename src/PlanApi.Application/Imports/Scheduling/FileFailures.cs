using PlanApi.Application.Errors;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>The file of a scheduled import could not be read.</summary>
/// <param name="Why">The reason, as a part of a sentence.</param>
public sealed record FileUnavailable(string Why) : Failure("file-unavailable", $"The file cannot be read: {Why}. Nothing was stored.");

/// <summary>Somebody writes the file at this time. It is tried again soon.</summary>
public sealed record FileChanging()
    : Failure(
        "file-changing",
        "The file was changed while it was read. Nothing was stored; it is tried again soon. Let it be written under another name, and "
            + "then renamed."
    )
{
    internal override bool IsPassing => true;
}
