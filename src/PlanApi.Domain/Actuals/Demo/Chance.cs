namespace PlanApi.Domain.Actuals.Demo;

/// <summary>
/// The same number for the same seed and names, on every machine and in any order: SplitMix64 (Steele, Lea and Flood) over an FNV-1a hash.
/// </summary>
internal static class Chance
{
    /// <summary>A whole number from a first to a last.</summary>
    public static int Between(int first, int last, int seed, string name, int number = 0)
    {
        var state = 14_695_981_039_346_656_037UL;
        foreach (var letter in name)
            state = unchecked((state ^ letter) * 1_099_511_628_211UL);
        state = unchecked(state + ((ulong)(uint)seed << 32) + (uint)number + 0x9E37_79B9_7F4A_7C15UL);
        state = unchecked((state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9UL);
        state = unchecked((state ^ (state >> 27)) * 0x94D0_49BB_1331_11EBUL);
        return first + (int)((state ^ (state >> 31)) % (ulong)(last - first + 1));
    }
}
