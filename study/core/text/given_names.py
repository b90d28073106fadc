"""Given names that many people have, in several languages: what begins with one and has another name behind it is a
person as a rule. Names that are as often those of places, things or families (Victoria, Lewis, Austin) are missing."""

from study.core.text.names import any_of

GIVEN = any_of(
    """
    Ada Berta Greta Lena Aaron Abigail Abraham Adalbert Adam Adolf Adolphe Adrian Adriano Agnes Agnès Albert
    Alberto Alejandro Alessandro Alexander Alexandre Alexandra Alexei Alexis Alfonso Alfred Alfredo Alice Alonso
    Alphonse Amartya Amelia Ana Anatole Anders Andrea Andreas Andrei André Andrés Andrew Andrzej Anita Anna Anne
    Anton Antoine Antonin Antonio António Archibald Aristide Armand Arnold Arthur Artur Arturo August Auguste
    Augusto Aurel Axel Barack Baruch Beatrice Beatriz Benedetto Benedict Benito Benjamin Bernardo Bernhard
    Bertrand Birgit Björn Blaise Boris Bruno Camille Camillo Carl Carla Carlo Carlos Caroline Catharina Catherine
    Cecil Cecilia Cesare Charles Charlotte Chiara Christina Christine Christopher Claire Clara Claude Claudia
    Clemens Clément Clifford Cornelius Cristina Daniel Danièle David Deborah Denis Dennis Diana Didier Dietrich
    Dmitri Dolores Dominique Donald Dora Dorothy Douglas Eberhard Eduard Eduardo Edgar Édouard Edmond Edmund
    Edvard Edward Edwin Elena Eleanor Élie Elias Elisabeth Élisabeth Eliza Elizabeth Ella Ellen Elsa Emanuel Emil
    Emile Émile Emilia Emilio Emily Emma Emmanuel Emmeline Enrico Enrique Erasmus Erich Erik Ernest Ernesto Ernst
    Erwin Esther Étienne Eugen Eugene Eugène Eugenio Eva Evelyn Ezra Fabrizio Federico Felipe Félix Ferdinand
    Ferdinando Fernand Fernando Filippo Francesca Francesco Francisco Franciszek François Françoise Frank Franz
    Fred Frederick Frédéric Frida Friedrich Fritz Fyodor Gabriel Gabriele Gaston Geoffrey Georg George Georges
    Gérard Gerhard Germaine Gerald Gertrude Giacomo Gianni Giorgio Giovanna Giovanni Giulia Giulio Giuseppe
    Gottfried Gottlob Grigori Guido Guillaume Günter Günther Gustav Gustave Hannah Hanna Hans Harald Harold
    Harriet Harry Hector Heinrich Heinz Helen Helena Hélène Helga Helmut Hendrik Henri Henriette Henry Henryk
    Herbert Hermann Hilary Hilda Hippolyte Honoré Horace Hubert Hugh Hugo Humphrey Ian Ida Ignacio Ignaz Igor
    Ilya Immanuel Inga Ingmar Ingrid Irène Isaac Isabel Isabella Isaiah Ivan Jack Jacob Jacques Jacqueline Jakob
    James Jan Jane Janet Janos Jaroslav Javier Jean Jean-Baptiste Jean-Claude Jean-François Jean-Jacques Jean-Luc
    Jean-Marie Jean-Paul Jean-Pierre Jeanne Jennifer Jeremy Jérôme Jerzy Jessica Joachim Joan João Joaquim
    Joaquín Jochen Joël Johan Johann Johanna Johannes John Jonas Jonathan Jorge José Joseph Josef Joséphine
    Joshua Juan Juana Judith Jules Julia Julian Julie Julien Juliette Julio Julius Jürgen Justus Kaspar Karel
    Karen Karin Karl Karol Katharina Katherine Kathleen Kenneth Klaus Klemens Knut Konrad Konstantin Kurt Lars
    Laura Léa Leif Leo Léon Leonard Leonardo Leonhard Leonid Leopold Lev Lina Lionel Lise Lorenzo Louis Louise
    Luca Lucia Lucien Ludwig Luigi Luis Luís Luisa Luise Lyndon Maciej Magdalena Manfred Manuel Manuela Marc
    Marcel Marcello Marco Marcus Margaret Margarete Margarita Margherita Marguerite Maria María Marie
    Marie-Claude Mario Marion Mark Marta Martha Martin Mary Mathilde Mattia Matteo Matthew Maurice Max Maxime
    Maximilian Maximilien Michael Michał Michel Michèle Michelangelo Michele Michelle Miguel Mikhail Mikołaj
    Milton Mohandas Moritz Mustafa Nadia Nancy Napoleon Napoléon Natalia Nelson Niccolò Nicholas Nicola Nicolas
    Nicolaus Niels Nikita Nikola Nikolai Noam Nora Norbert Octave Olaf Oleg Olga Oliver Olivier Olympe Oskar
    Oscar Otto Pablo Paolo Pascal Patricia Patrick Paul Paula Paulo Pauline Pedro Peter Philip Philipp Philippe
    Piero Pierre Pieter Pietro Pjotr Piotr Plinio Rachel Rafael Raffaele Rainer Ralph Raoul Raphael Raphaël Raúl
    Raymond Rebecca Reinhard Reinhold René Renée Ricardo Richard Rita Robert Roberto Roger Roland Rolf Romain
    Ronald Rosa Rosalind Rudolf Rui Ruth Salvador Salvatore Samuel Sandra Sandro Sara Sarah Sebastian Sébastien
    Serge Sergei Sergio Siegfried Sigmund Simone Sofia Sophie Søren Stanisław Stefan Stefano Stefanie Stephen
    Steven Susan Susanne Suzanne Sven Svetlana Sylvain Sylvie Tadeusz Tatiana Teresa Theodor Theodore Théodore
    Thérèse Thomas Thorstein Timothy Tobias Tomás Tommaso Torsten Tristan Ulrich Ulrike Umberto Ursula Valentin
    Valérie Vasco Vasily Vera Vicente Vilfredo Vincent Vincenzo Vittorio Vladimir Walter Werner Wilfred Wilhelm
    Wilhelmina Willem William Willy Winston Wladimir Wojciech Wolfgang Xavier Yuri Yves Yvette Yvonne Zygmunt
    Александр Алексей Альберт Анатолий Андрей Анна Антон Артур Борис Вальтер Василий Вернер Виктор Вильгельм
    Владимир Вольфганг Галилео Генрих Георг Георгий Герберт Герман Григорий Джеймс Джозеф Джон Джордж Дмитрий
    Евгений Екатерина Елена Иван Игорь Илья Иоганн Иосиф Исаак Иммануил Карл Константин Лев Леонид Людвиг Макс
    Мария Мартин Михаил Мишель Николай Огюст Ольга Отто Павел Пауль Пётр Пьер Ричард Роберт Рудольф Рене Сергей
    Степан Томас Уильям Фёдор Фридрих Фрэнсис Чарльз Эдмунд Эдуард Эмиль Эрнст Юрий Якоб Ян Wacław Angela Ángela
    Simon Stuart Alan Barbara Edith Sigrid Selma Hjalmar Frantz Gilles Guglielmo Galileo Dante Ignatius
    Desiderius Ulises Emiliano Simón Hernán Antonia Margareta Kristina Mohammed Muhammad Ahmed Ali Hassan Ibrahim
    Omar Yasser Indira Jawaharlal Rabindranath Srinivasa Subrahmanyan Chandrasekhara Hideki Shinzo
    """.replace("\n", " ")
)
"""Written with a capital. Of a name with a hyphen its first part is enough."""
