namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>How a sheet looks.</summary>
internal sealed record SheetLook
{
    /// <summary>Whether it is shown neither as a tab nor in the list of hidden sheets.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether only cells of input may be changed. Whoever wants to can lift this: it guards against slips.</summary>
    public bool Protected { get; init; }

    /// <summary>How many rows stay in sight.</summary>
    public int FrozenRows { get; init; }

    /// <summary>How many columns stay in sight.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The columns' widths, in digits.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];
}
