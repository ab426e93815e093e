using System.Globalization;
using PlanApi.Application.Duties;
using Spectre.Console;

namespace PlanApi.Api.Cli.Reports;

/// <summary>Duties for people: when each is due, who owes it, and what it is.</summary>
internal sealed class DutyTable(string language)
{
    private readonly Table _table = NumberTable.New("due").With(["party", "what"], Justify.Left);

    public void Add(IEnumerable<Duty> duties)
    {
        foreach (var duty in duties)
            _table.AddRow(
                new Text(
                    duty.DueAt?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "",
                    new Style(duty.IsOverdue ? Color.Red : Color.Default)
                ),
                new Text(duty.Party.ToString()),
                new Text(duty.Sentence.In(language))
            );
    }

    public void Write(IAnsiConsole console) => console.Write(_table);
}
