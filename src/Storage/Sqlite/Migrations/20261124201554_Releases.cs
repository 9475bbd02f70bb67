using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Releases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Releases",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    EngineVersion = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CurrentTo = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    CompressedContent = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswersJson = table.Column<string>(type: "TEXT", nullable: false),
                    Counts_Reviews = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Sources = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Studies = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Trials = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Releases", x => x.Hash);
                    table.CheckConstraint("CK_Releases_Hash", "length(\"Hash\") = 64");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_At",
                table: "Releases",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Releases");
        }
    }
}
