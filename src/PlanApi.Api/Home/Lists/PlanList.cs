using PlanApi.Domain.Lights;

namespace PlanApi.Api.Home.Lists;

/// <summary>Parts of a plan as a table, what needs attention first: some of it on the first page, all of it on a page of its own.</summary>
/// <param name="Title">What is listed.</param>
/// <param name="Columns">The columns; the first one names the row.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
internal sealed record PlanList(string Title, IReadOnlyList<ListColumn> Columns, IReadOnlyList<ListRow> Rows)
{
    /// <summary>How they stand, in a sentence.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>Whether there are more than are shown here.</summary>
    public bool IsCut { get; init; }

    /// <summary>Writes the table. A column that says nothing in any row is left out.</summary>
    /// <param name="html">The page.</param>
    /// <param name="most">The most rows; all of them when absent.</param>
    public void Write(HtmlWriter html, int most = int.MaxValue)
    {
        ListRow[] rows = [.. Rows.Take(most)];
        int[] columns = [.. Enumerable.Range(0, Columns.Count).Where(index => rows.Any(row => !row.Cells[index].IsEmpty))];
        html.Raw("<table><thead><tr>");
        foreach (var index in columns)
            html.Raw($"<th scope=\"col\"{Class(Columns[index])}>").Text(Columns[index].Name).Raw("</th>");
        html.Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Raw("<tr>");
            foreach (var index in columns)
                Write(html, Columns[index], row.Cells[index], index == 0);
            html.Raw("</tr>");
        }
        html.Raw("</tbody></table>");
    }

    private static void Write(HtmlWriter html, ListColumn column, ListCell cell, bool isName)
    {
        if (isName)
            html.Raw("<th scope=\"row\">");
        else
            html.Raw($"<td data-label=\"").Text(column.Name).Raw($"\"{Class(column)}>");
        if (cell.Light is { } light)
            html.Light(light);
        else if (cell.Address is { } address)
            html.Link(address, cell.Text);
        else if (cell.IsUrgent)
            html.Raw("<span class=\"red\">").Text(cell.Text).Raw("</span>");
        else
            html.Text(cell.Text);
        html.Raw(isName ? "</th>" : "</td>");
    }

    private static string Class(ListColumn column) => column.IsNumber ? " class=\"number\"" : "";
}

/// <summary>A column.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="IsNumber">Whether it is aligned for numbers.</param>
internal sealed record ListColumn(string Name, bool IsNumber = false);

/// <summary>A row.</summary>
/// <param name="Cells">A cell for each column.</param>
internal sealed record ListRow(params ListCell[] Cells);

/// <summary>A cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Light">The light that it shows in place of a text.</param>
/// <param name="IsUrgent">Whether it asks for attention.</param>
internal sealed record ListCell(string? Text, string? Address = null, Light? Light = null, bool IsUrgent = false)
{
    public string Text { get; } = Text ?? "";

    public bool IsEmpty => Text.Length == 0 && Light is null;

    public static implicit operator ListCell(string? text) => new(text);

    public static implicit operator ListCell(Light light) => new("", Light: light);
}
