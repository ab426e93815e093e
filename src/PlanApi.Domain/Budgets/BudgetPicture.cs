using System.Xml.Linq;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pictures;
using PlanApi.Domain.Values;
using static PlanApi.Domain.Pictures.PictureNumber;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// A budget as a picture in SVG: for each item a bar of what is planned, and within it what was spent, in the colour of the item's light,
/// and what is committed. The same budget is always the same text.
/// </summary>
public sealed class BudgetPicture
{
    private const int Left = 310;
    private const int Width = 460;
    private const int Right = 350;
    private const int Top = 136;
    private const int Row = 34;
    private const int Indent = 14;
    private const int MostIndents = 6;

    private readonly PicturedBudget _budget;
    private readonly BudgetWords _words;
    private readonly ValueAxis _axis;

    private BudgetPicture(PicturedBudget budget, BudgetWords words)
    {
        (_budget, _words) = (budget, words);
        _axis = ValueAxis.Over([
            Quantity.Zero,
            .. budget
                .Report.Items.SelectMany(line => new[] { line.Planned, line.PlannedToDate, line.Spent, Used(line) })
                .OfType<Quantity>(),
        ]);
    }

    /// <summary>Draws a budget.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="dataAt">The addresses of the same as data.</param>
    public static string Of(PicturedBudget budget, string language, params IReadOnlyList<string> dataAt)
    {
        var words = new BudgetWords(budget, language);
        return Picture.Of(
            Left + Width + Right,
            Top + (budget.Rows.Count * Row) + 8,
            new PictureWords(words.Title, words.Sentence, language, dataAt),
            new BudgetPicture(budget, words).Drawn()
        );
    }

    private IEnumerable<XElement> Drawn()
    {
        for (var at = 0; at < _words.Sentences.Count; at++)
            yield return Picture.Text(8, 46 + (at * 16), Picture.Cut(_words.Sentences[at], 180), "small");
        yield return Picture.Text(8, 98, _words.Legend, "small");
        var bottom = Top + (_budget.Rows.Count * Row);
        foreach (var tick in _axis.Ticks)
        {
            yield return Picture.Line(X(tick), Top - 8, X(tick), bottom, "grid");
            yield return Picture.Text(X(tick), Top - 14, Written(tick), "small middle");
        }
        for (var at = 0; at < _budget.Rows.Count; at++)
        {
            var row = _budget.Rows[at];
            foreach (var element in row.Rest is { } rest ? Unallotted(row.Line, rest, Top + (at * Row)) : Item(row.Line, Top + (at * Row)))
                yield return element;
        }
    }

    private IEnumerable<XElement> Item(BudgetLine line, double y)
    {
        var x = In(line.Level);
        if (line.Light is { } light)
            yield return LightMark.At(x + 8, y + 12, light);
        var name = Picture.Text(
            x + 22,
            y + 16,
            Picture.Cut(_words.Name(line), 36 - (2 * Math.Min(line.Level, MostIndents))),
            line.Level == 0 ? "strong" : ""
        );
        name.Add(Picture.Tip(_words.Tip(line)));
        yield return name;
        if (line.Planned is { } planned)
            yield return Bar(Quantity.Zero, planned, y + 2, 20, "baseline", line);
        yield return Bar(Quantity.Zero, line.Spent, y + 6, 12, line.Light is { } colour ? LightMark.ClassOf(colour) : "low", line);
        if (line.Committed != Quantity.Zero)
            yield return Bar(line.Spent, Used(line), y + 9, 6, "plain", line);
        if (line.PlannedToDate is { } due)
            yield return Picture.Line(X(due), y, X(due), y + 24, "today");
        yield return Picture.Text(Left + Width + 12, y + 10, _words.Money(line), "small");
        yield return Picture.Text(Left + Width + 12, y + 23, _words.Standing(line), "small");
    }

    private IEnumerable<XElement> Unallotted(BudgetLine parent, Quantity rest, double y)
    {
        yield return Picture.Text(In(parent.Level + 1) + 22, y + 16, _words.Unallotted, "small");
        yield return Bar(Quantity.Zero, rest, y + 2, 20, "unsettled", parent);
        yield return Picture.Text(Left + Width + 12, y + 16, Written(rest), "small");
    }

    private XElement Bar(Quantity from, Quantity to, double y, double height, string kind, BudgetLine line)
    {
        var bar = Picture.Bar(Math.Min(X(from), X(to)), y, Math.Abs(X(to) - X(from)), height, kind);
        bar.Add(Picture.Tip(_words.Tip(line)));
        return bar;
    }

    private static Quantity Used(BudgetLine line) => new(checked(line.Spent.Steps + line.Committed.Steps));

    private static double In(int level) => 8 + (Indent * Math.Min(level, MostIndents));

    private double X(Quantity amount) => Left + (_axis.Share(amount) * Width);
}
