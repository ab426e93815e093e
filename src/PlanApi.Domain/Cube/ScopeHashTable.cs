using System.Numerics;

namespace PlanApi.Domain.Cube;

/// <summary>
/// Finds scopes by all their members: a hash table with open addressing (Knuth, The Art of Computer Programming, volume 3, 6.4) over the
/// existing columns, at a few bytes a scope.
/// </summary>
internal sealed class ScopeHashTable
{
    private readonly int[][] _columns;

    // By slot, one more than a scope's number; at least half are empty.
    private readonly int[] _slots;

    /// <param name="columns">For each dimension, and in it for each scope, what it names.</param>
    /// <param name="count">How many scopes there are.</param>
    public ScopeHashTable(int[][] columns, int count)
    {
        _columns = columns;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * count, 2))];
        Span<int> members = stackalloc int[columns.Length];
        for (var scope = 0; scope < count; scope++)
        {
            for (var dimension = 0; dimension < members.Length; dimension++)
                members[dimension] = columns[dimension][scope];
            var slot = Start(members);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = scope + 1;
        }
    }

    /// <summary>The scope with these members; -1 if there is none.</summary>
    public int Find(ReadOnlySpan<int> members)
    {
        for (var slot = Start(members); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (Names(_slots[slot] - 1, members))
                return _slots[slot] - 1;
        }
        return -1;
    }

    private bool Names(int scope, ReadOnlySpan<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            if (_columns[dimension][scope] != members[dimension])
                return false;
        }
        return true;
    }

    // Seeded for each process, so that nobody can choose members that all fall together.
    private int Start(ReadOnlySpan<int> members) => NumberListComparer.Instance.GetHashCode(members) & (_slots.Length - 1);
}
