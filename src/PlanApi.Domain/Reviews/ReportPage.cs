namespace PlanApi.Domain.Reviews;

/// <summary>
/// A written report, before it is written as Markdown or HTML. Texts are as people wrote them; whoever writes the page escapes them.
/// </summary>
/// <param name="Language">The language that it is in: en or zh.</param>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">The content, in order.</param>
public sealed record ReportPage(string Language, string Title, IReadOnlyList<ReportBlock> Blocks);

/// <summary>A piece of a report.</summary>
public abstract record ReportBlock;

/// <summary>A heading of a section, or of something inside it.</summary>
public sealed record ReportHeading(string Text, bool IsInner = false) : ReportBlock;

/// <summary>A paragraph. Its line breaks are kept.</summary>
public sealed record ReportText(string Text) : ReportBlock;

public sealed record ReportList(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>A table. Cells are of one line each.</summary>
public sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;

public sealed record ReportColumn(string Name, bool IsNumber = false);
