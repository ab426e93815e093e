using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Cube;

/// <summary>
/// Compares lists of numbers, such as a scope's members, by content. A list can be looked up by a span, so that a search allocates
/// nothing.
/// </summary>
public sealed class NumberListComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    public static readonly NumberListComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    public int GetHashCode([DisallowNull] int[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<int> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(alternate));
        return hash.ToHashCode();
    }

    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
}
