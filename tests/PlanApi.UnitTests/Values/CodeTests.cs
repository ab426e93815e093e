using System.Text;
using FsCheck.Xunit;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Values;

public sealed class CodeTests
{
    [Fact]
    public void TryParse_CanonicallyEqualTexts_GiveOneCode()
    {
        Assert.True(Code.TryParse("cafe\u0301", out var decomposed));
        Assert.Equal(Code.Parse("caf\u00E9"), decomposed);
    }

    [Theory]
    [InlineData("\uFF8A", "\U0001D4B3")]
    [InlineData("a\uFF8A", "a\U0001D4B3")]
    [InlineData("Z", "a")]
    [InlineData("a", "a-")]
    [InlineData("\uD7A3", "\uF8FF")]
    [InlineData("\U0001D4B3", "\U0001D4B4")]
    public void Compare_Codes_IsByCodePoint(string lower, string higher)
    {
        Assert.True(Code.Known(lower).CompareTo(Code.Known(higher)) < 0);
        Assert.True(Code.Known(higher).CompareTo(Code.Known(lower)) > 0);
    }

    [Property(MaxTest = 2_000)]
    public bool Compare_AnyCodes_IsTheOrderOfTheirBytes(int seed)
    {
        var random = new Random(seed);
        var (left, right) = (Any(random), Any(random));
        var bytes = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
        return Math.Sign(Code.Known(left).CompareTo(Code.Known(right))) == Math.Sign(bytes);
    }

    private static string Any(Random random) =>
        string.Concat(
            Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ =>
                    random.Next(4) switch
                    {
                        0 => "a",
                        1 => "\uFF8A",
                        2 => "\uD7A3",
                        _ => char.ConvertFromUtf32(random.Next(0x1D400, 0x1D404)),
                    }
                )
        );
}
