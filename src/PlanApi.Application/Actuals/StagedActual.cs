namespace PlanApi.Application.Actuals;

/// <summary>One cell of a batch, found and checked.</summary>
/// <param name="Indicator">The number of the indicator, among those of the batch.</param>
/// <param name="Scope">The number of the scope in the structure that the batch was checked against.</param>
/// <param name="Period"><see cref="Domain.Calendars.Period.Key"/>.</param>
/// <param name="Currency">The number of the currency, among those of the batch; negative for the plan's.</param>
/// <param name="Value">In steps of 1/10,000.</param>
/// <param name="Row">The row that it comes from, from 0.</param>
/// <param name="Source">The system that it comes from.</param>
/// <param name="SourceKey">The id of the row in the reporting system.</param>
internal readonly record struct StagedActual(
    int Indicator,
    int Scope,
    int Period,
    int Currency,
    long Value,
    long Row,
    string? Source,
    string? SourceKey
) : IComparable<StagedActual>
{
    /// <summary>In the order in which cells are stored; of one cell, the row that came first.</summary>
    public int CompareTo(StagedActual other)
    {
        if (Indicator != other.Indicator)
            return Indicator.CompareTo(other.Indicator);
        if (Scope != other.Scope)
            return Scope.CompareTo(other.Scope);
        return Period != other.Period ? Period.CompareTo(other.Period) : Row.CompareTo(other.Row);
    }

    public bool IsAt(in StagedActual other) => Indicator == other.Indicator && Scope == other.Scope && Period == other.Period;

    /// <summary>Whether the two have the same value for their cell.</summary>
    public bool Says(in StagedActual other) => Value == other.Value && Currency == other.Currency;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Indicator);
        writer.Write(Scope);
        writer.Write(Period);
        writer.Write(Currency);
        writer.Write(Value);
        writer.Write(Row);
        writer.Write(Source ?? "");
        writer.Write(SourceKey ?? "");
    }

    public static StagedActual Read(BinaryReader reader) =>
        new(
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            Text(reader.ReadString()),
            Text(reader.ReadString())
        );

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
