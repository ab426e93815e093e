using PlanApi.Domain.Plans;

namespace PlanApi.Api.Home.Pages;

/// <summary>A page about one part of a plan: the conclusion first, then what the plan says of it, then what belongs to it.</summary>
/// <param name="Kind">What it is, in the reader's language.</param>
/// <param name="Title">Its name.</param>
/// <param name="Conclusion">How it stands, in a sentence.</param>
/// <param name="Body">Writes the rest.</param>
internal sealed record PartPage(string Kind, string Title, string Conclusion, Action<HtmlWriter> Body)
{
    public string Write(Plan plan, HtmlWriter html)
    {
        html.Begin(Title, Kind, plan).Lead(Conclusion);
        Body(html);
        return html.EndMain().End();
    }
}

/// <summary>What pages of parts are made of.</summary>
internal static class PageWriting
{
    /// <summary>What the plan says: each name with its value; what has no value is left out.</summary>
    public static HtmlWriter Facts(this HtmlWriter html, params IEnumerable<(string Name, string? Value)> facts)
    {
        (string Name, string? Value)[] known = [.. facts.Where(fact => !string.IsNullOrEmpty(fact.Value))];
        if (known.Length == 0)
            return html;
        html.Raw("<dl>");
        foreach (var (name, value) in known)
            html.Raw("<dt>").Text(name).Raw("</dt><dd>").Text(value!).Raw("</dd>");
        return html.Raw("</dl>");
    }

    /// <summary>A list under a heading; nothing where it is empty.</summary>
    public static HtmlWriter List(this HtmlWriter html, string heading, params IEnumerable<PageItem> items)
    {
        PageItem[] all = [.. items];
        if (all.Length == 0)
            return html;
        html.Heading(heading).Raw("<ul>");
        foreach (var item in all)
        {
            html.Raw("<li>");
            if (item.Address is { } address)
                html.Link(address, item.Text);
            else
                html.Text(item.Text);
            if (item.More.Length > 0)
                html.Text(html.Say(": ", "：") + item.More);
            html.Raw("</li>");
        }
        return html.Raw("</ul>");
    }
}

/// <summary>A line of a list.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="More">What follows.</param>
internal sealed record PageItem(string Text, string? Address = null, string More = "");
