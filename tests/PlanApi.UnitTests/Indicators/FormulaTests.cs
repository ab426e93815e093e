using FsCheck.Xunit;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Indicators;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("2 / 3 / 4", "1/6")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("-2 * -(3 - 1)", "4")]
    [InlineData("0.25 * [a-b.c]", "3/2")]
    [InlineData("[a-b.c]/[x]-[x]", "0")]
    public void AFormulaIsEvaluatedExactly(string text, string value)
    {
        var result = Read(text)
            .Evaluate(code =>
                code.ToString() switch
                {
                    "a-b.c" => Fraction.Of(6),
                    "x" => Root(6),
                    _ => (Fraction?)null,
                }
            );
        if (text.Contains("[x]", StringComparison.Ordinal))
            Assert.Equal(Fraction.Of(6) / Root(6) - Root(6), result.Value);
        else
            Assert.Equal(value, result.Value.ToString());
    }

    [Theory]
    [InlineData("", 0, FormulaFaultKind.Empty)]
    [InlineData("1 +", 3, FormulaFaultKind.ValueExpected)]
    [InlineData("1 + * 2", 4, FormulaFaultKind.ValueExpected)]
    [InlineData("(1", 2, FormulaFaultKind.ParenthesisNotClosed)]
    [InlineData("1)", 1, FormulaFaultKind.ParenthesisNotOpened)]
    [InlineData("()", 1, FormulaFaultKind.ValueExpected)]
    [InlineData("1 2", 2, FormulaFaultKind.OperatorExpected)]
    [InlineData("[a] [b]", 4, FormulaFaultKind.OperatorExpected)]
    [InlineData("[a", 0, FormulaFaultKind.BadCode)]
    [InlineData("[]", 0, FormulaFaultKind.BadCode)]
    [InlineData("1. + 2", 0, FormulaFaultKind.BadNumber)]
    [InlineData("visitors * 2", 0, FormulaFaultKind.UnknownCharacter)]
    public void AFaultIsToldWithItsPosition(string text, int position, FormulaFaultKind kind) =>
        Assert.Equal(new FormulaFault(position, kind), Formula.Parse(text).Fault);

    [Fact]
    public void DivisionByZeroAndUnknownValuesAreResults()
    {
        Assert.Equal(FormulaFailure.DivisionByZero, Read("1 / (2 - 2)").Evaluate(_ => (Fraction?)null).Failure);
        var unknown = Read("1 + [x]").Evaluate(_ => (Fraction?)null);
        Assert.Equal((FormulaFailure.UnknownValue, Code.Known("x")), (unknown.Failure, unknown.Unknown!.Value));
    }

    [Fact]
    public void NestingAndLengthAreBounded()
    {
        string Nested(int depth) => new string('(', depth) + "1" + new string(')', depth);
        Assert.NotNull(Formula.Parse(Nested(Formula.MaxDepth)).Formula);
        Assert.Equal(FormulaFaultKind.TooDeep, Formula.Parse(Nested(Formula.MaxDepth + 1)).Fault!.Kind);
        Assert.Equal(FormulaFaultKind.TooLong, Formula.Parse(Nested(100_000)).Fault!.Kind);
        Assert.Equal(Fraction.Of(-1), Read(new string('-', 999) + "1").Evaluate(_ => (Fraction?)null).Value);
    }

    [Fact]
    public void CodesAreMentionedOnce() =>
        Assert.Equal(["b", "a.1", "流量"], Read("[b] + [a.1] * [b] / [ 流量 ]").Mentions.Select(code => code.ToString()));

    [Fact]
    public void AProductIsKnownAsOne()
    {
        var product = Read("[visitors] * [rate] / 100 / ([value] * [rate])").AsProduct()!;
        Assert.Equal("1/100", product.Coefficient.ToString());
        Assert.Equal([("value", -1), ("visitors", 1)], product.Exponents.Select(pair => (pair.Key.ToString(), pair.Value)).Order());
        Assert.Null(Read("[a] * [b] + [c]").AsProduct());
    }

    [Property]
    public bool Any_text_is_read_or_refused_without_an_exception(string text)
    {
        var reading = Formula.Parse(text);
        return reading.Formula is null != reading.Fault is null;
    }

    [Property]
    public bool Four_operations_agree_with_fractions(int a, int b, int c)
    {
        var (x, y, z) = (Fraction.Of(a), Fraction.Of(b), Fraction.Of(c));
        var result = Read("[x] * ([y] - [z]) / [z] + [x]")
            .Evaluate(code =>
                code.ToString() switch
                {
                    "x" => x,
                    "y" => y,
                    _ => z,
                }
            );
        return z.IsZero ? result.Failure == FormulaFailure.DivisionByZero : result.Value == (x * (y - z) / z) + x;
    }

    private static Fraction Root(long value) => Fraction.Of(value, 7);

    private static Formula Read(string text) => Formula.Parse(text).Formula ?? throw new InvalidOperationException(text);
}
