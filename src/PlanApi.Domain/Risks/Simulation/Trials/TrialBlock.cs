namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>Some trials that are worked out together. They are given in fours, which share an occurrence's random words.</summary>
/// <param name="fours">The numbers of the fours, ascending: 5 is the trials 20 to 23.</param>
/// <param name="columns">How many trials there are; the last four may be cut off.</param>
internal readonly ref struct TrialBlock(ReadOnlySpan<int> fours, int columns)
{
    public ReadOnlySpan<int> Fours { get; } = fours;

    public int Columns { get; } = columns;

    public int TrialOf(int column) => (4 * Fours[column >> 2]) + (column & 3);
}
