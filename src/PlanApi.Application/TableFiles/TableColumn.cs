namespace PlanApi.Application.TableFiles;

/// <summary>A column of a table that is written as a file.</summary>
/// <param name="Name">Its stable name. JSON puts columns such as <c>scope.tier</c> and <c>scope.market</c> into one object.</param>
/// <param name="Decimals">For numbers, how many decimals they have at most; null for text.</param>
/// <param name="Unit">What its numbers count, where that is the same for all; workbooks show it beside the name.</param>
public sealed record TableColumn(string Name, int? Decimals = null, string? Unit = null);
