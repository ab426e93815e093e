using System.Globalization;

namespace PlanApi.Application.Events;

/// <summary>The place of an event in a plan's history: the number of its change set, and the event's number within that set.</summary>
/// <param name="Sequence">The change set's number, which is the plan's version after it.</param>
/// <param name="Index">0 for the plan's change itself, from 1 for the lights and alerts in the set.</param>
public readonly record struct EventPosition(long Sequence, int Index) : IComparable<EventPosition>
{
    private const int Whole = int.MaxValue;

    /// <summary>
    /// The place after everything in a change set. Somebody who has read the plan at that version knows everything up to here.
    /// </summary>
    public static EventPosition EndOf(long sequence) => new(sequence, Whole);

    /// <summary>The first change set that contains something after this place.</summary>
    internal long NextSequence => Index == Whole ? Sequence + 1 : Sequence;

    /// <summary><c>1234.2</c>, or <c>1234</c> for the end of a change set.</summary>
    public static bool TryParse(string text, out EventPosition position)
    {
        var parts = text.Split('.');
        var index = Whole;
        position = default;
        if (
            parts.Length > 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index))
        )
            return false;
        position = new(sequence, index);
        return true;
    }

    /// <summary>The place of an event, whose id is known to be one.</summary>
    internal static EventPosition Parse(string text) =>
        TryParse(text, out var position) ? position : throw new FormatException($"'{text}' is no event's id.");

    public int CompareTo(EventPosition other) => (Sequence, Index).CompareTo((other.Sequence, other.Index));

    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;

    public override string ToString() =>
        Index == Whole
            ? Sequence.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Sequence}.{Index}");
}
