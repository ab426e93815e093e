using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>Anything that a plan consists of and that people call by a code.</summary>
public abstract record PlanPart
{
    /// <summary>Immutable, opaque; also the GraphQL node id. Given by the service, absent in documents.</summary>
    public string? Id { get; init; }

    /// <summary>The plan's version at which this last changed, which is its ETag. Given by the service, absent in documents.</summary>
    public long? Version { get; init; }

    public required Code Code { get; init; }

    /// <summary>
    /// What identifies the part among those of its kind: the code, led by the dimension where codes are unique in one only.
    /// </summary>
    public virtual string Key() => Code.ToString();

    /// <summary>What kind of part this is.</summary>
    public abstract PartKind PartKind();

    /// <summary>The other parts that this one mentions.</summary>
    public virtual IEnumerable<Reference> Mentions() => [];

    /// <summary>The scopes at which it stands.</summary>
    public virtual IEnumerable<Scope> Scopes() => [];
}
