using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>A part that has names of its own.</summary>
public interface INamed
{
    LocalText Names { get; }
}

/// <summary>Anything that a plan consists of and that has a code.</summary>
public abstract record PlanPart
{
    /// <summary>Immutable, opaque; also the GraphQL node id. Given by the service, absent in documents.</summary>
    public string? Id { get; init; }

    /// <summary>The plan's version at which this last changed, which is its ETag. Given by the service, absent in documents.</summary>
    public long? Version { get; init; }

    public required Code Code { get; init; }

    /// <summary>
    /// The key of the part among the parts of its kind: the code. If codes are unique only within a dimension, the dimension comes before
    /// it.
    /// </summary>
    public virtual string Key() => Code.ToString();

    /// <summary>The other parts that this one mentions.</summary>
    public virtual IEnumerable<Reference> Mentions() => [];

    /// <summary>The parts of its own kind directly above it. None of them may be below it.</summary>
    public virtual IReadOnlyList<Code> Above() => [];

    /// <summary>The periods in the part. The plan's calendar must have them.</summary>
    public virtual IEnumerable<NamedPeriod> Periods() => [];

    /// <summary>The scopes at which it stands.</summary>
    public virtual IEnumerable<Scope> Scopes() => [];

    /// <summary>The dates that were agreed on, which approval locks, also in parts that stay open.</summary>
    public virtual IReadOnlyList<Period?> Agreed() => [];
}

/// <summary>A period that a part names.</summary>
/// <param name="Period">The period.</param>
/// <param name="Pointer">The position of the scope, as a JSON pointer into the part.</param>
public readonly record struct NamedPeriod(Period Period, string Pointer)
{
    /// <summary>None if the part does not name any.</summary>
    internal static IEnumerable<NamedPeriod> Of(Period? period, string pointer) => period is { } known ? [new(known, pointer)] : [];
}
