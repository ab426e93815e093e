namespace PlanApi.Domain.Pictures;

/// <summary>What a picture says in words.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The picture in a sentence, for whoever cannot see it.</param>
/// <param name="Language">The language, Chinese (zh) or English.</param>
/// <param name="DataAt">The address of the same as data; not named when absent.</param>
internal sealed record PictureWords(string Title, string Description, string Language, string? DataAt)
{
    public bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>The description with the address of the data.</summary>
    public string Whole =>
        DataAt is null ? Description
        : IsChinese ? $"{Description}相同内容的数据：{DataAt}"
        : $"{Description} The same as data: {DataAt}";

    /// <summary>The words of the link to the data.</summary>
    public string LinkName => IsChinese ? "查看数据" : "The same as data";
}
