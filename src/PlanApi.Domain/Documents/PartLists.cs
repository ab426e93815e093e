using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Documents;

/// <summary>The parts of a plan document by their kind. It never changes: a changed list makes another.</summary>
public sealed class PartLists
{
    public static readonly PartLists Empty = new(new IReadOnlyList<PlanPart>?[PartKind.All.Count]);

    // By the kinds' places in the table; a kind without parts has none.
    private readonly IReadOnlyList<PlanPart>?[] _lists;

    private PartLists(IReadOnlyList<PlanPart>?[] lists) => _lists = lists;

    public IReadOnlyList<PlanPart> this[PartKind kind] => _lists[kind.Ordinal] ?? [];

    public IReadOnlyList<TPart> Of<TPart>()
        where TPart : PlanPart => (IReadOnlyList<TPart>?)_lists[PartKind.Of<TPart>().Ordinal] ?? [];

    /// <summary>The same with other parts of a kind, in a list of the kind's record.</summary>
    public PartLists With(PartKind kind, IReadOnlyList<PlanPart> parts)
    {
        var lists = _lists.ToArray();
        lists[kind.Ordinal] = parts;
        return new PartLists(lists);
    }
}
