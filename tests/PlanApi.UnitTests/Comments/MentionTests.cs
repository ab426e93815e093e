using PlanApi.Domain.Comments;

namespace PlanApi.UnitTests.Comments;

/// <summary>Who is mentioned in a text, before it is known which parties there are.</summary>
public sealed class MentionTests
{
    [Theory]
    [InlineData("@ann", "ann")]
    [InlineData("Ask @ann, then @ben.", "ann ben")]
    [InlineData("@ann.ben and (@carl-d_e)", "ann.ben carl-d_e")]
    [InlineData("mail@ann.example @", "")]
    [InlineData("@@ann @-x", "ann")]
    [InlineData("请@ann看一下", "ann看一下|ann看一|ann看|ann")]
    [InlineData("@销售", "销售|销")]
    public void In_FindsCodes_TheLongestFirst(string text, string found) =>
        Assert.Equal(found, string.Join(' ', Mentions.In(text).Select(candidates => string.Join('|', candidates))));

    [Fact]
    public void In_OfManyMentions_IsLimited() =>
        Assert.Equal(Mentions.Most, Mentions.In(string.Concat(Enumerable.Repeat("@a ", 1_000))).Count);

    [Theory]
    [InlineData("target:total")]
    [InlineData("keyResult:growth-kr")]
    [InlineData("alert:12")]
    [InlineData("review:13")]
    [InlineData("cell:baseline/actual/gmv/line=sales;tier=mid/2024-Q1")]
    [InlineData("cell:cautious/target/gmv/top/2024")]
    public void Subject_ReadsWhatItWrites(string text) => Assert.Equal(text, Subject.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("target:")]
    [InlineData("target:a b")]
    [InlineData("alert:x")]
    [InlineData("cell:baseline/actual/gmv/top")]
    [InlineData("cell:baseline/nothing/gmv/top/2024")]
    [InlineData("party:ann")]
    public void Subject_OfAnythingElse_IsNone(string text) => Assert.Null(Subject.Parse(text));
}
