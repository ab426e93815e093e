using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>A phase, initiative or milestone, by its kind and code.</summary>
public readonly record struct ActivityKey(PartKind Kind, Code Code)
{
    /// <summary>The one that is given; null where none or several are.</summary>
    internal static ActivityKey? Of(Code? phase, Code? initiative, Code? milestone) =>
        (phase, initiative, milestone) switch
        {
            ({ } code, null, null) => new(PartKind.Phase, code),
            (null, { } code, null) => new(PartKind.Initiative, code),
            (null, null, { } code) => new(PartKind.Milestone, code),
            _ => null,
        };

    public override string ToString() => $"{Kind.Noun} {Code}";
}
