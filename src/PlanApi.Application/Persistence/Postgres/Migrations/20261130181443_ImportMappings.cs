using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
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
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    format = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dialect = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    columns = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_pattern = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    period_columns = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    constants = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scale = table.Column<long>(type: "bigint", nullable: true),
                    round = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_mappings", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_mappings_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
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
