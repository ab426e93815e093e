using System.Globalization;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Parts;

/// <summary>Which page of a list: its first items after a cursor, or its last ones before one.</summary>
/// <param name="First">How many at most, 1 to 1,000.</param>
/// <param name="After">The cursor after which the page begins.</param>
public record PageRange(int First = ListOptions.DefaultFirst, string? After = null)
{
    /// <summary>The greatest number of items from the end, 1 to 1,000; if given, <see cref="First"/> is ignored.</summary>
    public int? Last { get; init; }

    /// <summary>The cursor before which the page ends.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the list is read from its end.</summary>
    public bool IsBackward => Last is not null;

    /// <summary>How many items the page has at most.</summary>
    public int Size => Last ?? First;

    /// <summary>One more than the page has, which tells whether there are more.</summary>
    internal int Take => Size + 1;

    /// <summary>The faults of the page's size.</summary>
    public IEnumerable<Fault> Faults(int most = ListOptions.MaxFirst)
    {
        if (First < 1 || First > most)
            yield return new Fault(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {most}.");
        if (Last < 1 || Last > most)
            yield return new Fault(FaultCodes.OutOfRange, "/last", $"'last' must be 1 to {most}.");
    }

    /// <summary>The page of the rows that were read, in the list's own order: as many as <see cref="Take"/> where there are more.</summary>
    internal Page<T> Page<T>(IReadOnlyList<T> found, Func<T, string> cursor)
    {
        var more = found.Count > Size;
        IReadOnlyList<T> items =
            !more ? found
            : IsBackward ? [.. found.Skip(found.Count - Size)]
            : [.. found.Take(Size)];
        return new Page<T>(items, [.. items.Select(cursor)], (!IsBackward && more) || Before is not null)
        {
            HasPrevious = (IsBackward && more) || After is not null,
        };
    }

    /// <summary>Rows that were read from the list's end, in the list's own order.</summary>
    internal IReadOnlyList<T> InOrder<T>(IReadOnlyList<T> read) => IsBackward ? [.. read.Reverse()] : read;

    /// <summary>The cursors of a list whose cursors are numbers.</summary>
    internal Outcome<(long? After, long? Before)> Numbers() => Cursors(Number);

    /// <summary>The two cursors, with all that is wrong with the page.</summary>
    /// <param name="read">Reads a cursor; null where it is none of the list.</param>
    internal Outcome<(T? After, T? Before)> Cursors<T>(Func<string, T?> read)
        where T : struct
    {
        var faults = Faults().ToList();
        var (after, before) = (Read(After, "/after"), Read(Before, "/before"));
        return faults.Count > 0 ? new Invalid(faults) : (after, before);

        T? Read(string? cursor, string pointer)
        {
            if (cursor is null)
                return null;
            var value = read(cursor);
            if (value is null)
                faults.Add(BadCursor(pointer));
            return value;
        }
    }

    internal static Fault BadCursor(string pointer) =>
        new(FaultCodes.BadCursor, pointer, "This is not a cursor of this list; start again without it.");

    private static long? Number(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
