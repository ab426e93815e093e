using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Risks.Simulation.Draws;

/// <summary>
/// The counter-based generator Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four random words that depend on nothing but the
/// counter and the key. So any draw can be made at any time, on any thread, and again.
/// </summary>
internal readonly struct Philox(ulong seed)
{
    private readonly uint _key0 = unchecked((uint)seed);
    private readonly uint _key1 = unchecked((uint)(seed >> 32));

    /// <summary>The words at a counter.</summary>
    /// <param name="count">The first word of the counter: the trial, or four trials.</param>
    /// <param name="draw">The second word: which draw.</param>
    /// <param name="stream">The third and fourth word: for whom.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Words At(uint count, uint draw, ulong stream)
    {
        unchecked
        {
            var (c0, c1, c2, c3) = (count, draw, (uint)stream, (uint)(stream >> 32));
            var (key0, key1) = (_key0, _key1);
            for (var round = 0; round < 10; round++)
            {
                var (left, right) = ((ulong)c0 * 0xD2511F53, (ulong)c2 * 0xCD9E8D57);
                (c0, c1, c2, c3) = ((uint)(right >> 32) ^ c1 ^ key0, (uint)right, (uint)(left >> 32) ^ c3 ^ key1, (uint)left);
                key0 += 0x9E3779B9;
                key1 += 0xBB67AE85;
            }
            return new Words(c0, c1, c2, c3);
        }
    }
}

/// <summary>Four random words of 32 bits.</summary>
internal readonly record struct Words(uint A, uint B, uint C, uint D)
{
    /// <summary>Two words as a number between 0 and 1, ends excluded, in steps of 2^-52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Open(uint high, uint low) => ((((ulong)high << 20) | (low >> 12)) + 0.5) * (1.0 / (1L << 52));

    /// <summary>One word as a number between 0 and 1, ends excluded, in steps of 2^-32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Open(uint word) => (word + 0.5) * (1.0 / (1L << 32));
}
