using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_schedules",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    about_plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    settings = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    problem = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    mapped_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    file_hash = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    entity_tag = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_schedules", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_schedules_about_plan_id",
                        column: x => x.about_plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_schedules_about_plan_id_state_next_at",
                table: "import_schedules",
                columns: new[] { "about_plan_id", "state", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_schedules_actor_id",
                table: "import_schedules",
                columns: new[] { "actor", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_schedules");
        }
    }
}
