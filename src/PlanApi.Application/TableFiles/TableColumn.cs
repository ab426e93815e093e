namespace PlanApi.Application.TableFiles;

/// <summary>A column of a table that is written as a file.</summary>
/// <param name="Name">Its stable name. JSON puts columns such as <c>scope.tier</c> and <c>scope.market</c> into one object.</param>
/// <param name="Holds">What its values are.</param>
/// <param name="Decimals">For numbers, how many decimals they have at most.</param>
/// <param name="Unit">What its numbers count, where that is the same for all; workbooks show it beside the name.</param>
public sealed record TableColumn(string Name, TableValue Holds = TableValue.Text, int Decimals = 0, string? Unit = null);

/// <summary>What a column of a file holds.</summary>
public enum TableValue
{
    Text,

    /// <summary>An exact decimal number.</summary>
    Number,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment, in UTC.</summary>
    Moment,

    /// <summary>True or false.</summary>
    Flag,
}
