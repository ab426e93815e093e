using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>What the columns of the table of numbers are to its groups.</summary>
internal sealed class NumberColumns(PlanShape shape)
{
    private readonly Dictionary<string, GroupColumn> _known = Enum.GetValues<NumberColumn>()
        .Where(column => column != NumberColumn.Member)
        .Select(column => new GroupColumn(column.ToString(), column))
        .Concat(
            shape.Dimensions.Select(dimension => new GroupColumn("Scope" + dimension.Name, NumberColumn.Member, Code.Known(dimension.Code)))
        )
        .ToDictionary(column => column.Name);

    /// <summary>The columns by which groups are made, in words.</summary>
    public string Names => string.Join(", ", _known.Keys);

    /// <summary>Null where groups cannot be made by it.</summary>
    public GroupColumn? Of(FlatColumn column) => _known.GetValueOrDefault(column.Name);

    /// <summary>The column of a dimension.</summary>
    public string NameOf(Code dimension) => _known.Values.First(column => column.Dimension == dimension).Name;
}
