using PlanApi.Application.Imports.Scheduling;

namespace PlanApi.Api.Hosting;

/// <summary>The folders from which files may be imported, as the operator names them.</summary>
internal static class ImportFolderSettings
{
    public const string Name = "Imports:Folders";

    public static ImportFolders Folders(IConfiguration configuration) =>
        new(
            configuration
                .GetSection(Name)
                .GetChildren()
                .ToDictionary(folder => folder.Key, folder => folder.Value!, StringComparer.OrdinalIgnoreCase)
        );
}
