using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportMappings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_mappings",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    format = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    dialect = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    columns = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period_pattern = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    period_columns = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    constants = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scale = table.Column<long>(type: "INTEGER", nullable: true),
                    round = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_mappings", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_mappings_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_mappings_plan_id_code",
                table: "import_mappings",
                columns: new[] { "plan_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_mappings");
        }
    }
}
