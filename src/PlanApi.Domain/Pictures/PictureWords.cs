namespace PlanApi.Domain.Pictures;

/// <summary>What a picture says in words.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The picture in a sentence, for whoever cannot see it.</param>
/// <param name="Language">The language, Chinese (zh) or English.</param>
/// <param name="DataAt">The addresses of the same as data.</param>
internal sealed record PictureWords(string Title, string Description, string Language, IReadOnlyList<string> DataAt)
{
    public bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>The description with the addresses of the data.</summary>
    public string Whole =>
        DataAt.Count == 0 ? Description
        : IsChinese ? $"{Description}{LinkName}{string.Join("、", DataAt)}"
        : $"{Description} {LinkName} {string.Join(", ", DataAt)}";

    /// <summary>Said before an address.</summary>
    public string LinkName => IsChinese ? "相同内容的数据：" : "The same as data:";
}
