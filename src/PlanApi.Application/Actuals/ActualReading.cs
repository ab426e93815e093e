using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>How the numbers of a batch are to be read.</summary>
/// <param name="Decimal">For CSV: the character before the decimals.</param>
/// <param name="Round">How values with more decimals than their indicator are treated; refused when absent.</param>
public readonly record struct ActualReading(DecimalMark Decimal = DecimalMark.Point, Rounding? Round = null);

/// <summary>How a CSV file was read.</summary>
/// <param name="Separator">The character between fields.</param>
/// <param name="Decimal">The character before the decimals of numbers.</param>
public sealed record CsvDialect(string Separator, DecimalMark Decimal);
