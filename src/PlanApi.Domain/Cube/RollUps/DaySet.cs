namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Days of a period of a year at most, a bit each.</summary>
internal readonly record struct DaySet(UInt128 First, UInt128 Second, UInt128 Third)
{
    // Longer than any year, so that no two days of one period share a bit.
    private const int Bits = 128;
    private const int Length = 3 * Bits;

    public bool IsEmpty => this == default;

    public static DaySet Of(DateOnly first, DateOnly last)
    {
        var set = default(DaySet);
        for (var day = first.DayNumber; day <= last.DayNumber && day < first.DayNumber + Length; day++)
        {
            var (word, bit) = (day % Length / Bits, UInt128.One << (day % Bits));
            set |= word switch
            {
                0 => new DaySet(bit, 0, 0),
                1 => new DaySet(0, bit, 0),
                _ => new DaySet(0, 0, bit),
            };
        }
        return set;
    }

    public static DaySet operator |(DaySet one, DaySet other) =>
        new(one.First | other.First, one.Second | other.Second, one.Third | other.Third);

    public static DaySet operator &(DaySet one, DaySet other) =>
        new(one.First & other.First, one.Second & other.Second, one.Third & other.Third);

    public DaySet Except(DaySet other) => new(First & ~other.First, Second & ~other.Second, Third & ~other.Third);
}
