using System.Globalization;
using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Indicators;

internal enum FormulaTokenKind
{
    Number,
    Code,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Open,
}

internal readonly record struct FormulaToken(FormulaTokenKind Kind, Fraction Number = default, Code Code = default);

/// <summary>Dijkstra's shunting-yard algorithm: one pass, an operator stack, no recursion.</summary>
internal sealed class FormulaParser(string text)
{
    private readonly List<FormulaToken> _postfix = [];
    private readonly Stack<FormulaTokenKind> _operators = new();
    private readonly List<Code> _mentions = [];
    private readonly HashSet<Code> _seen = [];
    private int _at;
    private int _depth;

    public FormulaReading Read()
    {
        if (text.Length > Formula.MaxLength)
            return Fault(FormulaFaultKind.TooLong, Formula.MaxLength);
        var valueExpected = true;
        for (SkipSpace(); _at < text.Length; SkipSpace())
        {
            var start = _at;
            if ((valueExpected ? ReadValue(ref valueExpected) : ReadOperator(ref valueExpected)) is { } fault)
                return Fault(fault, start);
        }
        if (_postfix.Count == 0 && _operators.Count == 0)
            return Fault(FormulaFaultKind.Empty, 0);
        if (valueExpected)
            return Fault(FormulaFaultKind.ValueExpected, text.Length);
        if (_depth > 0)
            return Fault(FormulaFaultKind.ParenthesisNotClosed, text.Length);
        while (_operators.TryPop(out var kind))
            _postfix.Add(new FormulaToken(kind));
        return new FormulaReading(new Formula(text, _postfix, _mentions), null);
    }

    private FormulaFaultKind? ReadValue(ref bool valueExpected)
    {
        switch (text[_at])
        {
            case '(':
                _at++;
                _operators.Push(FormulaTokenKind.Open);
                return ++_depth > Formula.MaxDepth ? FormulaFaultKind.TooDeep : null;
            case '-':
                _at++;
                _operators.Push(FormulaTokenKind.Negate);
                return null;
            case '[':
                valueExpected = false;
                return ReadCode();
            case >= '0' and <= '9':
                valueExpected = false;
                return ReadNumber();
            case '+' or '*' or '/' or ')' or ']':
                return FormulaFaultKind.ValueExpected;
            default:
                return FormulaFaultKind.UnknownCharacter;
        }
    }

    private FormulaFaultKind? ReadOperator(ref bool valueExpected)
    {
        var sign = text[_at++];
        if (sign == ')')
        {
            if (_depth-- == 0)
                return FormulaFaultKind.ParenthesisNotOpened;
            while (_operators.Pop() is var kind and not FormulaTokenKind.Open)
                _postfix.Add(new FormulaToken(kind));
            return null;
        }
        var operation = sign switch
        {
            '+' => FormulaTokenKind.Add,
            '-' => FormulaTokenKind.Subtract,
            '*' => FormulaTokenKind.Multiply,
            '/' => FormulaTokenKind.Divide,
            _ => FormulaTokenKind.Open,
        };
        if (operation == FormulaTokenKind.Open)
            return FormulaFaultKind.OperatorExpected;
        while (_operators.TryPeek(out var top) && top != FormulaTokenKind.Open && Rank(top) >= Rank(operation))
            _postfix.Add(new FormulaToken(_operators.Pop()));
        _operators.Push(operation);
        valueExpected = true;
        return null;
    }

    private FormulaFaultKind? ReadCode()
    {
        var close = text.IndexOf(']', _at);
        if (close < 0 || !Code.TryParse(text[(_at + 1)..close].Trim(), out var code))
            return FormulaFaultKind.BadCode;
        _postfix.Add(new FormulaToken(FormulaTokenKind.Code, Code: code));
        if (_seen.Add(code))
            _mentions.Add(code);
        _at = close + 1;
        return null;
    }

    private FormulaFaultKind? ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
        var whole = text[start.._at];
        var decimals = "";
        if (_at < text.Length && text[_at] == '.')
        {
            start = ++_at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
                _at++;
            decimals = text[start.._at];
            if (decimals.Length == 0)
                return FormulaFaultKind.BadNumber;
        }
        var value = Fraction.Of(BigInteger.Parse(whole + decimals, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals.Length));
        _postfix.Add(new FormulaToken(FormulaTokenKind.Number, value));
        return null;
    }

    // A sign binds more tightly than any operation: -2 * 3 is (-2) * 3.
    private static int Rank(FormulaTokenKind kind) =>
        kind switch
        {
            FormulaTokenKind.Negate => 3,
            FormulaTokenKind.Multiply or FormulaTokenKind.Divide => 2,
            _ => 1,
        };

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private static FormulaReading Fault(FormulaFaultKind kind, int position) => new(null, new FormulaFault(position, kind));
}
